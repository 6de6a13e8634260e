package learn

// Quarter is what a member made of a quarter so far. It is theirs alone.
type Quarter struct {
	Outside int // events outside the home industry that they went to, as far as they said
	Ahead   int // such events that they go to later in the quarter
	Met     int // new people met, at its events and otherwise; NotSaid when no lesson says
	Hoped   int // new people they wanted to meet at its events that are over
	Lessons int // written in the quarter
	Users   int // colleagues who used a lesson of theirs in it: print it through TellUses only
}
