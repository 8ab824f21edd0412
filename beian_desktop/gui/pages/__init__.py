"""The pages of an open filing: questions, attachments, check answers, package, badge."""
