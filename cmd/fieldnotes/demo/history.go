package demo

import (
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// happening is an event of the workspace's history. day counts from today in
// the event's zone; minus is past.
type happening struct {
	day     int
	clock   string
	hours   float64
	zone    string
	title   string
	link    string
	format  learn.Format
	place   string
	field   string // industry
	topics  []string
	benefit string
	by      string
	in      string
	ahead   int // days before it that it was shared
	going   []string
	maybe   []string
	notes   []note
}

// habit is an event of our own that repeats.
type habit struct {
	happening
	capacity int
	rhythm   learn.Rhythm
}

// note is a lesson of the workspace's history; of an encounter when it stands
// in encounters.
type note struct {
	by        string
	after     int // days after the event; in encounters, days ago
	takeaway  string
	story     string
	try       string
	audience  string
	met       int
	learned   int
	in        string // "" for the event's channel
	encounter string
	field     string
	topics    []string
	triedBy   []string
	usedBy    []use
}

// use is what somebody made of a note.
type use struct {
	by    string
	after int // days after the note
	how   string
}

func happenings() []happening {
	return []happening{
		{-166, "18:30", 3, "Europe/Rome", "Fintech Aperitivo", "https://events.example/fintech-aperitivo", learn.InPerson, "Talent Garden, Milan", "finance",
			[]string{"payments", "hiring"}, "", ilaria, general, 9, []string{ilaria, luca, elena}, nil, []note{
				{by: luca, after: 2, takeaway: "Banks buy when the person who signs can explain the risk in one sentence.", try: "Write the customer's risk sentence before the demo.", met: 4, learned: 2, topics: []string{"pitching"}},
			}},
		{-151, "09:30", 6, "Europe/London", "Service Design in Health", "https://events.example/service-design-health", learn.InPerson, "Wellcome Collection, London", "health",
			[]string{"service design", "research"}, "", farah, design, 12, []string{farah, chiara, kavya}, nil, []note{
				{by: farah, after: 1, takeaway: "Hospital teams test paper prototypes with patients in the waiting room, in ten minutes.", story: "No lab, no recruiting. A nurse asks whether somebody has ten minutes, and half of them do.", try: "Test the next prototype where people already wait.", met: 3, learned: 3, topics: []string{"research"}},
				{by: kavya, after: 3, takeaway: "A service blueprint is finished when the people who clean up recognise themselves in it.", met: 2, learned: 2, topics: []string{"service design"}},
			}},
		{-133, "17:00", 1.5, "UTC", "Women in Data, online round table", "https://events.example/women-in-data", learn.Online, "", "technology",
			[]string{"data", "mentoring"}, "", farah, general, 8, []string{farah, grace, kavya, ana}, nil, []note{
				{by: grace, after: 1, takeaway: "Mentoring that starts with a question to answer lasts longer than mentoring that starts with a match.", met: 2, learned: 1, topics: []string{"mentoring"}},
			}},
		{-118, "18:00", 2, "Asia/Kolkata", "Bengaluru Gophers", "https://events.example/bengaluru-gophers", learn.InPerson, "Indiranagar, Bengaluru", "technology",
			[]string{"go", "testing"}, "", dev, general, 10, []string{dev, kavya}, nil, []note{
				{by: dev, after: 2, takeaway: "Fake time in tests finds more bugs than faster machines do.", try: "Pass the clock in instead of asking for it.", met: 5, learned: 3, topics: []string{"go", "testing"}, usedBy: []use{
					{hugo, 31, "Our slowest test now takes a blink, and it found two races."},
				}},
			}},
		{-103, "10:00", 7, "Europe/Berlin", "Logistics Innovation Day", "https://events.example/logistics-day", learn.Hybrid, "Westhafen, Berlin", "logistics",
			[]string{"operations", "forecasting"}, "", jonas, general, 14, []string{jonas, farah, ben, luca, hugo}, nil, []note{
				{by: ben, after: 1, takeaway: "Carriers plan with ranges, not dates, and their customers trust them more for it.", try: "Give the next estimate as a range, with what it depends on.", met: 3, learned: 2, topics: []string{"forecasting"}, usedBy: []use{
					{grace, 30, "I told a customer “Tuesday to Thursday”. She thanked me."},
					{ana, 34, "The training calendar says “second half of March” now, and nobody complains."},
					{kavya, 33, "Our roadmap has ranges. The meetings about dates are gone."},
				}},
				{by: jonas, after: 4, takeaway: "A port runs its incident reviews with the truck drivers in the room.", met: 3, learned: 3, topics: []string{"operations"}},
			}},
		{-88, "19:00", 2.5, "America/New_York", "Customer Success Social", "https://events.example/cs-social", learn.InPerson, "Bryant Park, New York", "technology",
			[]string{"customers"}, "", grace, sales, 7, []string{grace, hugo}, nil, []note{
				{by: grace, after: 1, takeaway: "Renewal talks go better when they begin with what the customer stopped doing by hand.", met: 3, learned: 2, topics: []string{"customers"}},
			}},
		{-74, "18:30", 2, "Europe/Rome", "Musei e dati: una serata al MUSE", "https://events.example/musei-e-dati", learn.InPerson, "MUSE, Trento", "arts",
			[]string{"data", "storytelling"}, "", chiara, italia, 11, []string{chiara, ilaria, elena, luca}, nil, []note{
				{by: chiara, after: 1, takeaway: "Una didascalia di museo funziona se risponde a una domanda che hai già in testa.", story: "Il museo riscrive ogni testo dopo aver ascoltato per un'ora le domande dei visitatori.", try: "Ascoltare un'ora di assistenza clienti prima di riscrivere la guida.", met: 4, learned: 3, topics: []string{"scrittura", "storytelling"}},
			}},
		{-60, "09:00", 8, "Europe/London", "Retail Tech Forum", "https://events.example/retail-tech", learn.InPerson, "Olympia, London", "retail",
			[]string{"customers", "pricing"}, "", ben, sales, 20, []string{ben, grace, luca, farah, ana}, nil, []note{
				{by: ben, after: 2, takeaway: "Shops that show yesterday's numbers at the door talk about tomorrow by lunch.", met: 3, learned: 2, topics: []string{"data"}},
				{by: luca, after: 3, takeaway: "The best pitch of the day began with what the product can't do.", try: "Open the next demo with its limits.", met: 5, learned: 2, topics: []string{"pitching"}, usedBy: []use{
					{ben, 31, "I began with what we can't do, and they asked for the rest."},
					{grace, 32, "Two limits on the first slide; the renewal was signed the same day."},
					{ilaria, 35, "The new page says for whom we aren't. More of the others write to us."},
					{ana, 38, "The course description begins with what it won't teach."},
					{kavya, 41, "A demo in ten minutes instead of forty."},
				}},
			}},
		{-47, "17:30", 2, "Europe/Rome", "Chamber of Commerce: meet the neighbours", "https://events.example/chamber-neighbours", learn.InPerson, "Camera di Commercio, Bologna", "manufacturing",
			[]string{"partners"}, "", ana, general, 10, []string{ana, elena, luca, ilaria}, nil, []note{
				{by: elena, after: 2, takeaway: "Le aziende vicine assumono per curiosità e insegnano il resto in tre mesi.", try: "Una domanda sulla curiosità in ogni colloquio.", met: 4, learned: 3, topics: []string{"hiring"}, triedBy: []string{ana}},
			}},
		{-33, "15:00", 1, "UTC", "Security for people who don't do security", "https://events.example/security-for-all", learn.Online, "", "technology",
			[]string{"security"}, "", jonas, general, 6, []string{jonas, dev, hugo, grace, kavya, ben}, nil, []note{
				{by: hugo, after: 1, takeaway: "A phishing drill that thanks those who report it gets four times the reports.", try: "Thank the first three who report, in public.", met: 0, learned: 2, topics: []string{"security"}, triedBy: []string{dev}, usedBy: []use{
					{jonas, 30, "Nineteen reports after four. I thanked every one."},
				}},
			}},
		{-19, "18:00", 3, "Europe/London", "Hospital IT Meetup", "https://events.example/hospital-it", learn.InPerson, "Guy's Hospital, London", "health",
			[]string{"operations", "data"}, "", farah, general, 13, []string{farah, ben, jonas}, []string{grace}, []note{
				{by: farah, after: 1, takeaway: "Nurses trust a dashboard once they can see who typed the number.", story: "Every figure on the ward screen has initials. It took a week to add, and the arguing stopped.", try: "Show who last changed a figure, beside the figure.", audience: "Anyone who builds reports", met: 4, learned: 3, topics: []string{"data", "trust"}, triedBy: []string{dev, kavya}},
				{by: ben, after: 2, takeaway: "In a hospital the buyer is not the payer, and neither is the user: ask for all three.", met: 3, learned: 2, topics: []string{"customers"}, triedBy: []string{luca}},
			}},
		{-9, "18:30", 2.5, "Europe/Rome", "Design Jam: forms people finish", "https://events.example/design-jam", learn.InPerson, "Base, Milan", "technology",
			[]string{"forms", "research"}, "", chiara, design, 12, []string{chiara, ilaria, kavya, ana}, nil, []note{
				{by: ilaria, after: 1, takeaway: "Un modulo con una sola domanda obbligatoria viene finito tre volte su quattro.", story: "Le altre domande le fanno dopo, una alla volta, quando la risposta serve davvero.", try: "Togliere un campo obbligatorio da ogni modulo.", met: 3, learned: 3, topics: []string{"forms"}, triedBy: []string{chiara, dev}},
			}},
		{-4, "08:00", 2, "America/New_York", "Operations Breakfast Club", "https://events.example/ops-breakfast", learn.InPerson, "Union Square, New York", "hospitality",
			[]string{"operations", "customers"}, "", grace, general, 9, []string{grace, hugo}, []string{ben}, []note{
				{by: grace, after: 1, takeaway: "Hotels answer a complaint within the hour even when the answer is only “we are on it, next news at five”.", try: "Say when the next news comes, not when the fix comes.", met: 5, learned: 2, topics: []string{"customers"}, triedBy: []string{ben, luca, jonas}},
			}},
		{2, "18:30", 2.5, "Europe/Rome", "Data & Coffee", "https://events.example/data-and-coffee", learn.InPerson, "Talent Garden, Bologna", "technology",
			[]string{"data", "hiring"}, "How others hire data people, and coffee.", ana, general, 6, []string{ana, farah, luca}, []string{chiara}, nil},
		{4, "17:00", 1, "Europe/London", "Forecasting without tears", "https://events.example/forecasting", learn.Online, "", "energy",
			[]string{"forecasting", "data"}, "Grid operators forecast every fifteen minutes. There must be something in it for our capacity plan.", farah, general, 5, []string{farah, dev, kavya, jonas}, []string{hugo}, nil},
		{6, "09:30", 7, "Europe/Rome", "Open day in una cooperativa agricola", "https://events.example/cooperativa", learn.InPerson, "Imola", "agriculture",
			[]string{"partners", "storytelling"}, "Come raccontano il loro lavoro a chi non lo fa.", ilaria, italia, 4, []string{ilaria, elena}, nil, nil},
		{9, "18:00", 3, "America/New_York", "Practise your pitch night", "https://events.example/pitch-night", learn.Hybrid, "General Assembly, New York", "media",
			[]string{"pitching"}, "Three minutes each, kind feedback, strangers from other industries.", grace, sales, 3, []string{grace, ben}, []string{luca}, nil},
		{12, "18:30", 2, "Asia/Kolkata", "Bengaluru Gophers: year's end", "https://events.example/gophers-year-end", learn.InPerson, "Indiranagar, Bengaluru", "technology",
			[]string{"go", "testing"}, "", dev, general, 2, []string{dev}, nil, nil},
		{23, "10:00", 6, "Europe/Rome", "Il futuro dell'ospitalità", "https://events.example/ospitalita", learn.InPerson, "Fiera di Rimini", "tourism",
			[]string{"customers", "operations"}, "", chiara, italia, 1, []string{chiara}, nil, nil},
	}
}

// newsroom is what some of us come from just now.
func newsroom() happening {
	return happening{clock: "10:00", hours: 1.5, zone: "Europe/Rome", title: "Inside a newsroom", format: learn.Online,
		field: "media", topics: []string{"storytelling", "operations"}, by: ana, in: general, ahead: 3,
		going: []string{ana, chiara, ben, luca}}
}

// askable are those who take questions from colleagues.
var askable = []string{ben, farah, grace, ilaria, luca}

func habits() []habit {
	return []habit{{happening{day: 3, clock: "12:30", hours: 1, zone: "Europe/Rome", title: "Lunch with somebody from another team", format: learn.InPerson,
		place: "the kitchen, Bologna", benefit: "Six chairs, one question: what did you learn outside this month?", by: elena, in: general,
		ahead: 4, going: []string{elena, ana, luca, chiara, ilaria}}, 6, learn.EveryTwoWeeks}}
}

func encounters() []note {
	return []note{
		{by: dev, after: 141, takeaway: "A pilot's checklist names who reads and who answers; ours only name what.", encounter: "a seat neighbour on a flight", field: "tourism", met: 1, learned: 1, in: general, topics: []string{"operations"}, try: "Put two names on the release checklist."},
		{by: hugo, after: 66, takeaway: "Runners keep a pace by talking: if you can't talk, slow down. Same for a sprint.", encounter: "a marathon group", field: "sports", met: 6, learned: 1, in: general, topics: []string{"teams"}},
		{by: chiara, after: 26, takeaway: "Mia cugina fa l'infermiera: il passaggio di consegne lo scrive chi riceve, non chi lascia.", encounter: "il brunch della domenica", field: "health", met: 1, learned: 1, in: italia, topics: []string{"teams"}, try: "Far riassumere la consegna a chi la riceve."},
		{by: kavya, after: 6, takeaway: "A chef writes tomorrow's menu from what was left on the plates today.", encounter: "a long train ride", field: "food", met: 1, learned: 2, in: design, topics: []string{"research"}, try: "Plan the next release from what people skipped.", triedBy: []string{farah}},
		{by: luca, after: 2, takeaway: "Il mio barbiere ricorda tutto perché lo scrive appena esci: due righe, sempre.", encounter: "dal barbiere", field: "retail", met: 1, learned: 1, in: italia, topics: []string{"customers"}},
	}
}

// chatter is what people wrote themselves, so that the channels look lived in.
var chatter = []struct {
	daysAgo int
	clock   string
	by, in  string
	text    string
}{
	{12, "09:04", ana, general, "Morning all. If you hear of something worth going to, share it here with `/event share`. Other industries count twice :wink:"},
	{8, "11:31", jonas, general, "The hospital meetup was the best evening I had in months. Thanks for sharing it, Farah."},
	{5, "09:12", farah, general, "Found, not shared yet: https://events.example/how-hospitals-hire. Paste it after `/event share` and the form fills itself in."},
	{3, "15:47", grace, sales, "Anyone up for the pitch night with me?"},
	{1, "10:12", chiara, italia, "Chi viene a Imola con Ilaria?"},
}

// instant is a day and a time of day in a zone, relative to today.
func instant(today time.Time, day int, clock, zone string) time.Time {
	local := today.In(learn.Location(zone)).AddDate(0, 0, day)
	return learn.Wall(local.Format(time.DateOnly), clock, zone)
}
