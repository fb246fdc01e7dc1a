extension English: StatisticsTexts {
    var methodsHeading: String { "Methods" }
    var statusesHeading: String { "Statuses" }
    var sumsHeading: String { "Sums" }

    var otherRows: String { "others" }
    func invoicesOfOtherUnits(_ number: Int) -> String { "\(count(number, .invoice)) of further units" }
}
