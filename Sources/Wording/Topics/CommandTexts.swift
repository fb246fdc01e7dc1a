/// What the command line says.
public protocol CommandTexts: HelpTexts, DiscussionTexts, ExitTexts, UsageTexts, MessageTexts, TableTexts, ListTexts,
    CreateTexts, ResolveTexts, PayCommandTexts, StatusCommandTexts, ReconcileReportTexts, TestReportTexts, ChangeTexts,
    ExtraFieldTexts, DoctorTexts, SettingTexts, HistoryCheckTexts, ProfileCommandTexts, SandboxCommandTexts,
    BrowserTexts
{}
