PRAGMA application_id = 1113934177;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE answer (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        field TEXT NOT NULL, "row" INTEGER NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (filing, field, "row")
    ) WITHOUT ROWID;
INSERT INTO "answer" VALUES('20261123-stored01','operator.name',0,'示例科技有限公司','2026-11-23T04:00:00.000+00:00');
INSERT INTO "answer" VALUES('20261123-stored01','site.domain',0,'example.com','2026-11-23T04:00:00.000+00:00');
INSERT INTO "answer" VALUES('20261123-stored01','site.ip_ranges.from',0,'203.0.113.1','2026-11-23T04:00:00.000+00:00');
INSERT INTO "answer" VALUES('20261123-stored01','site.ip_ranges.from',1,'203.0.113.5','2026-11-23T04:00:00.000+00:00');
INSERT INTO "answer" VALUES('20261123-stored01','site.ip_ranges.to',1,'203.0.113.9','2026-11-23T04:00:00.000+00:00');
INSERT INTO "answer" VALUES('20261123-stored01','site.name',0,'示例新站','2026-11-23T04:00:00.000+00:00');
INSERT INTO "answer" VALUES('20261123-stored01','site.other_domains',0,'example.cn','2026-11-23T04:00:00.000+00:00');
INSERT INTO "answer" VALUES('20261123-stored01','site.other_domains',1,'example.net','2026-11-23T04:00:00.000+00:00');
CREATE TABLE attachment (
        id TEXT NOT NULL PRIMARY KEY, filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, slot TEXT NOT NULL, name TEXT NOT NULL, content INTEGER REFERENCES content(id),
        facts TEXT NOT NULL, turn INTEGER NOT NULL, crop TEXT, at TEXT NOT NULL
    );
INSERT INTO "attachment" VALUES('f1','20261123-stored01',1,'site.home_page','首页.png',1,'{"type": "png", "size": 4, "sha256": "3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274", "width": 800, "height": 600, "pages": 1, "sharpness": null, "brightness": null, "shrunk": false, "problem": null}',1,'[0, 0, 9, 9]','2026-11-23T04:00:00.000+00:00');
INSERT INTO "attachment" VALUES('f2','20261123-stored01',2,'operator.certificate','执照.png',2,'{"type": "png", "size": 5, "sha256": "382635c9325bf3273d195ff1b8a44e5b11afd7d97addeb8863ea35feb98c1a07", "width": 0, "height": 0, "pages": 1, "sharpness": 1.5, "brightness": null, "shrunk": false, "problem": null}',0,NULL,'2026-11-23T04:00:00.000+00:00');
CREATE TABLE baseline (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        field TEXT NOT NULL, "row" INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (filing, field, "row")
    ) WITHOUT ROWID;
INSERT INTO "baseline" VALUES('20261123-stored01','site.name',0,'示例旧站');
CREATE TABLE beside (
        path TEXT NOT NULL PRIMARY KEY, content INTEGER NOT NULL REFERENCES content(id), at TEXT NOT NULL
    );
INSERT INTO "beside" VALUES('word/form.docx',3,'2026-11-23T04:00:00.000+00:00');
CREATE TABLE chunk (
        content INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
        number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (content, number)
    );
INSERT INTO "chunk" VALUES(1,0,X'70616765');
INSERT INTO "chunk" VALUES(2,0,X'7061706572');
INSERT INTO "chunk" VALUES(3,0,X'6120576F726420666F726D');
CREATE TABLE client (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL
    );
INSERT INTO "client" VALUES('c1','示例科技有限公司','2026-11-23T04:00:00.000+00:00','2026-11-23T04:00:00.000+00:00');
CREATE TABLE client_answer (
        client TEXT NOT NULL REFERENCES client(id) ON DELETE CASCADE,
        field TEXT NOT NULL, "row" INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (client, field, "row")
    );
INSERT INTO "client_answer" VALUES('c1','operator.name',0,'示例科技有限公司');
INSERT INTO "client_answer" VALUES('c1','account.holder',0,'张三');
CREATE TABLE confirmation (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        rule TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (filing, rule, field)
    );
INSERT INTO "confirmation" VALUES('20261123-stored01','SUB-01','operator.certificate_number','91110108','与原件一致','2026-11-23T04:00:00.000+00:00');
CREATE TABLE content (id INTEGER NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL);
INSERT INTO "content" VALUES(1,'3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274',4);
INSERT INTO "content" VALUES(2,'382635c9325bf3273d195ff1b8a44e5b11afd7d97addeb8863ea35feb98c1a07',5);
INSERT INTO "content" VALUES(3,'217f69d7718accfa4dc6e51feb7c3ad13ae26bbb5d89df7ab74c460b3142992a',11);
CREATE TABLE filing (
        id TEXT NOT NULL PRIMARY KEY, client TEXT REFERENCES client(id), client_name TEXT NOT NULL, continues TEXT,
        subject_state TEXT NOT NULL, site_state TEXT NOT NULL, approved_at TEXT,
        created TEXT NOT NULL, changed TEXT NOT NULL,
        title TEXT NOT NULL, domain TEXT NOT NULL, answered INTEGER NOT NULL,
        missing INTEGER NOT NULL, errors INTEGER NOT NULL, due TEXT);
INSERT INTO "filing" VALUES('20261123-stored01','c1','示例科技有限公司','20250101-earlier1','approved','changing','2026-11-23T04:00:00.000+00:00','2026-11-23T04:00:00.000+00:00','2026-11-23T04:00:00.000+00:00','示例新站','example.com',6,3,1,'2026-12-01');
CREATE TABLE foreign_member (
        filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        path TEXT NOT NULL, json TEXT NOT NULL, known BOOLEAN NOT NULL, PRIMARY KEY (filing, path)
    );
INSERT INTO "foreign_member" VALUES('20261123-stored01','site.colour','"red"',0);
CREATE TABLE history (
        id INTEGER NOT NULL PRIMARY KEY, filing TEXT NOT NULL REFERENCES filing(id) ON DELETE CASCADE,
        field TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL
    );
INSERT INTO "history" VALUES(1,'20261123-stored01','site.name','["示例官网"]','["示例新站"]','2026-11-23T04:00:00.000+00:00','clerk');
CREATE TABLE kept (
        kind TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (kind, name)
    );
INSERT INTO "kept" VALUES('office','110108','{"office.name": "\u6d77\u6dc0\u5206\u5c40"}','2026-11-23T04:00:00.000+00:00');
CREATE TABLE paper (
        id TEXT NOT NULL PRIMARY KEY, client TEXT NOT NULL REFERENCES client(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, slot TEXT NOT NULL, name TEXT NOT NULL, content INTEGER REFERENCES content(id),
        facts TEXT NOT NULL, turn INTEGER NOT NULL, crop TEXT, at TEXT NOT NULL
    );
INSERT INTO "paper" VALUES('p1','c1',1,'operator.certificate','执照.png',2,'{"type": "png", "size": 5, "sha256": "382635c9325bf3273d195ff1b8a44e5b11afd7d97addeb8863ea35feb98c1a07", "width": 0, "height": 0, "pages": 1, "sharpness": null, "brightness": null, "shrunk": false, "problem": null}',0,NULL,'2026-11-23T04:00:00.000+00:00');
CREATE TABLE searched (
        filing TEXT NOT NULL PRIMARY KEY REFERENCES filing(id) ON DELETE CASCADE, text TEXT NOT NULL
    );
INSERT INTO "searched" VALUES('20261123-stored01','示例科技有限公司
20261123-stored01
示例科技有限公司
example.com
203.0.113.1
203.0.113.5

203.0.113.9
示例新站
example.cn
example.net
首页.png
执照.png');
CREATE INDEX filing_client ON filing(client);
CREATE INDEX history_field ON history(filing, field);
CREATE INDEX attachment_filing ON attachment(filing, position);
CREATE INDEX attachment_content ON attachment(content);
CREATE INDEX paper_client ON paper(client, position);
CREATE INDEX paper_content ON paper(content);
CREATE INDEX beside_content ON beside(content);
CREATE INDEX answer_kind ON answer(filing, text) WHERE field = 'start.kind' AND "row" = 0;
COMMIT;
