/// Russian.
struct Russian: Language {}
