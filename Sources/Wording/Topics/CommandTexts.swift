/// What the command line says.
public protocol CommandTexts: HelpTexts, DiscussionTexts, ExitTexts, UsageTexts, MessageTexts, TableTexts, ListTexts,
    InvoicePageTexts, CreateTexts, ResolveTexts, PayCommandTexts, StatusCommandTexts, ReconcileReportTexts,
    TestReportTexts, ChangeTexts, ExtraFieldTexts, DoctorTexts, SettingTexts, HistoryCheckTexts, SandboxCommandTexts,
    BrowserTexts
{}
