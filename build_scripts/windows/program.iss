; The installer for Windows, for one user, without administrator's rights. Made by build_scripts/windows_installer.py,
; which defines Version, Folder (the built program), Extra (icons), and Sign where a certificate is there.

[Setup]
AppId={{6B2C1B5E-93B6-4F0B-9D51-2C7C0B1F8E42}
AppName={cm:Name}
AppVersion={#Version}
AppVerName={cm:Name} {#Version}
AppPublisher=beian-desktop
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\beian-desktop
DefaultGroupName={cm:Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputBaseFilename=beian-desktop-{#Version}-setup
SetupIconFile={#Extra}\program.ico
UninstallDisplayIcon={app}\beian-window.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto
CloseApplications=yes
ChangesAssociations=yes
#ifdef Sign
SignTool=sign $f
SignedUninstaller=yes
#endif

[Languages]
Name: "zh"; MessagesFile: "compiler:Default.isl,ChineseSimplified.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
zh.Name=备案桌面
en.Name=Beian Desktop
zh.Bundle=备案交接包
en.Bundle=Bundle of filings
zh.Shortcut=在桌面上放快捷方式
en.Shortcut=Put a shortcut on the desktop
zh.Start=打开备案桌面
en.Start=Open Beian Desktop

[Messages]
zh.WinVersionTooLowError=备案桌面需要 Windows 10 1809（2018 年 10 月更新）或更新的系统。请先更新 Windows，或换一台电脑。
en.WinVersionTooLowError=Beian Desktop needs Windows 10 version 1809 (October 2018 update) or newer. Please update Windows first, or use another computer.

[Tasks]
Name: "desktop"; Description: "{cm:Shortcut}"

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{cm:Name}"; Filename: "{app}\beian-window.exe"
Name: "{autodesktop}\{cm:Name}"; Filename: "{app}\beian-window.exe"; Tasks: desktop

[Registry]
Root: HKCU; Subkey: "Software\Classes\.beian"; ValueType: string; ValueData: "beian-desktop.bundle"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\beian-desktop.bundle"; ValueType: string; ValueData: "{cm:Bundle}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\beian-desktop.bundle\DefaultIcon"; ValueType: string; ValueData: "{app}\beian-window.exe,0"
Root: HKCU; Subkey: "Software\Classes\beian-desktop.bundle\shell\open\command"; ValueType: string; ValueData: """{app}\beian-window.exe"" ""%1"""

[Run]
Filename: "{app}\beian-window.exe"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent
