package notice

import (
	"hash/fnv"
	"slices"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// tips are the texts that may help with a purpose.
func tips(p learn.Purpose) []string {
	return map[learn.Purpose][]string{
		learn.MeetPeople:    {"tip.meet_alone", "tip.meet_open", "tip.meet_leave"},
		learn.LearnAbout:    {"tip.learn_question", "tip.learn_failed", "tip.learn_note"},
		learn.PractisePitch: {"tip.pitch_sentence", "tip.pitch_example"},
		learn.GetAdvice:     {"tip.advice_small", "tip.advice_tried"},
		learn.GiveAdvice:    {"tip.give_ask", "tip.give_own"},
		learn.RepresentUs:   {"tip.represent_listen", "tip.represent_know"},
		learn.FindPartners:  {"tip.partners_need", "tip.partners_follow"},
	}[p]
}

// inTheRoom tells whether a tip is of no use to who sits at a screen.
func inTheRoom(tip string) bool {
	return slices.Contains([]string{"tip.meet_alone", "tip.meet_open", "tip.meet_leave", "tip.learn_note"}, tip)
}

// general are the tips for everybody; outside those for an event in another
// industry than ours.
func general() []string { return []string{"tip.first_words", "tip.one_good", "tip.same_evening"} }
func outside() []string { return []string{"tip.outside_words", "tip.outside_ask"} }

// tip chooses a text that fits why somebody goes: the same one whenever it is
// asked for this reminder, another one for the other.
func (f *Feature) tip(e learn.Event, mine learn.Attendance, n learn.Notice) string {
	var fitting []string
	for _, p := range mine.Intention.Purposes {
		fitting = append(fitting, tips(p)...)
	}
	if learn.CrossIndustry(f.ws.Policy().Home, e.Industry) {
		fitting = append(fitting, outside()...)
	}
	if e.Format == learn.Online {
		fitting = slices.DeleteFunc(fitting, inTheRoom)
	}
	if len(fitting) == 0 {
		fitting = general()
	}
	slices.Sort(fitting) // the order in which purposes were ticked means nothing
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(e.ID + "/" + mine.Member)) // never fails
	at := sum.Sum32() % uint32(len(fitting))
	if n == learn.HourBefore {
		at++
	}
	return fitting[int(at)%len(fitting)]
}
