/// What the console's screens say. Text from outside stands in it as it came: a frame makes visible what it draws.
public protocol ScreenTexts: ActionTexts, ConsoleTexts, ColumnTexts, InvoiceListTexts, DetailTexts, StatisticsTexts,
    DialogTexts, ExportTexts, FormTexts, TestPaymentTexts, ReconcileScreenTexts, PayingTexts, SendingTexts,
    ListingTexts, KeyTexts, ConnectingTexts, ProfileTexts
{}
