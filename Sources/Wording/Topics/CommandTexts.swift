/// What the command line says.
public protocol CommandTexts: HelpTexts, ManualTexts, DiscussionTexts, ExitTexts, UsageTexts, MessageTexts, TableTexts,
    ListTexts,
    CreateTexts, ResolveTexts, PayCommandTexts, StatusCommandTexts, ReconcileReportTexts, TestReportTexts, ChangeTexts,
    ExtraFieldTexts, DoctorTexts, SettingTexts, HistoryCheckTexts, ProfileCommandTexts, ListenTexts,
    SandboxCommandTexts,
    BrowserTexts
{}
