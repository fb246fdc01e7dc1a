/// Why the config file wasn't changed. It is as it was.
public enum ConfigProblem: Error, Sendable, Hashable {
    /// No variable and no option says where there is one.
    case noPlace
    /// It can't be changed while this is wrong with it.
    case mistake(SettingsProblem)
    /// Another program changes it all the time.
    case changedMeanwhile(path: String)
    case notWritten(path: String, errno: Int32)
    /// There is no such profile any more.
    case profileGone(String)
    /// There is such a profile by now.
    case profileExists(String)
    /// The folder of that name has invoices of another account.
    case otherInvoices(profile: String)
    /// What the history has can't be read.
    case historyUnreadable(StorageProblem)
}
