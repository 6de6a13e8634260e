package phrase

// meant is a word, or the day or month that it was meant to be: one letter left
// out, doubled or swapped with the next leaves no doubt. Other letters may make
// a name ("Domenico", "Gennaro"), and so may one less at the end ("Frida").
func (l *language) meant(word string) string {
	if _, known := l.words[word]; known || len(word) < shortest-1 {
		return word
	}
	for _, name := range l.names {
		if slips(word, name) {
			return name
		}
	}
	return word
}

// shortest is how many letters a name has at least that is known with a slip.
const shortest = 6

func slips(word, name string) bool {
	i := 0
	for i < min(len(word), len(name)) && word[i] == name[i] {
		i++
	}
	if i == 0 {
		return false
	}
	switch len(word) - len(name) {
	case -1: // one left out
		return i < len(word) && word[i:] == name[i+1:]
	case 0: // two swapped
		return i+1 < len(word) && word[i] == name[i+1] && word[i+1] == name[i] && word[i+2:] == name[i+2:]
	case 1: // one doubled
		return word[i] == word[i-1] && word[i+1:] == name[i:]
	}
	return false
}
