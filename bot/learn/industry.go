package learn

// Industries returns the keys of the industries that forms suggest; their
// names are in the locale catalogues under industry.KEY. Members may also
// write one of their own.
func Industries() []string {
	return []string{
		"agriculture", "arts", "automotive", "construction", "consulting", "education", "energy",
		"finance", "food", "government", "health", "hospitality", "insurance", "legal",
		"logistics", "manufacturing", "media", "nonprofit", "pharma", "real_estate", "retail",
		"science", "sports", "technology", "telecoms", "tourism",
	}
}

// CrossIndustry tells whether industry is outside home. Nothing is outside
// when either of them is not known.
func CrossIndustry(home, industry string) bool {
	return home != "" && industry != "" && Fold(home) != Fold(industry)
}
