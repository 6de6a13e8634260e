package demo

import (
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// evening is an event in person that is over for long, as we host none and
// nobody remembers its link.
func evening(day int, title, place, field, by string, topics []string, notes ...note) happening {
	return happening{day: day, clock: "18:30", hours: 2, zone: "Europe/Rome", title: title, format: learn.InPerson, place: place,
		field: field, topics: topics, by: by, in: general, ahead: 9, going: []string{by}, notes: notes}
}

// call is an evening that took place online.
func call(day int, title, field, by string, topics []string, notes ...note) happening {
	p := evening(day, title, "", field, by, topics, notes...)
	p.clock, p.hours, p.format = "16:00", 1, learn.Online
	return p
}

// past is what happened between the happenings that the channels still talk
// about, and before: the summary counts it.
func past() []happening {
	wrote := func(by, takeaway string) note { return note{by: by, after: 2, takeaway: takeaway, met: 3, learned: 2} }
	return []happening{
		evening(-424, "Founders' breakfast", "Impact Hub, Milan", "technology", ana, []string{"hiring"},
			wrote(ana, "Small teams hire faster when the first call is with a future colleague.")),
		call(-391, "Open data for cities", "government", farah, []string{"data"},
			wrote(farah, "Cities publish data for those who complain most, and that is a good start.")),
		evening(-362, "Night of the makers", "FabLab, Turin", "manufacturing", luca, []string{"prototypes"},
			wrote(luca, "A broken prototype on the table gets more advice than a working one.")),
		call(-338, "Support leads meet", "technology", grace, []string{"customers"},
			wrote(grace, "Teams that read ten tickets together on Monday argue less on Friday.")),
		evening(-316, "Winter School of Logistics", "Interporto, Bologna", "logistics", jonas, []string{"operations"},
			wrote(jonas, "A warehouse marks what is missing, never what is there.")),
		evening(-297, "Theatre for engineers", "Teatro Duse, Bologna", "arts", dev, []string{"storytelling"},
			wrote(dev, "Actors rehearse the entrance more than the line.")),
		call(-279, "Insurance explained", "insurance", ben, []string{"pricing"},
			wrote(ben, "Insurers price the second claim, not the first."),
			wrote(ilaria, "Chi vende polizze racconta prima il giorno dopo, poi il danno.")),
		evening(-262, "Green building tour", "Bolzano", "construction", chiara, []string{"design"},
			wrote(chiara, "Gli architetti disegnano prima la luce, poi le pareti.")),
		evening(-246, "Kitchen of a hospital", "Sant'Orsola, Bologna", "health", elena, []string{"operations"},
			wrote(elena, "In una cucina d'ospedale l'ultimo controllo lo fa chi porta il vassoio.")),
		call(-231, "How newspapers plan", "media", kavya, []string{"planning"},
			wrote(kavya, "A newsroom plans the page it can fill tonight and keeps one it could fill any night.")),
		evening(-217, "Fair of the cooperatives", "Ravenna", "agriculture", ilaria, []string{"partners"},
			wrote(ilaria, "Una cooperativa decide più piano e torna indietro più di rado."),
			wrote(ana, "Cooperatives train the successor a year before they need one.")),
		evening(-204, "Robotics open day", "Scuola Sant'Anna, Pisa", "science", hugo, []string{"testing"},
			wrote(hugo, "Robots are tested by the people who will clean up after them.")),
		call(-192, "Energy traders' table", "energy", farah, []string{"forecasting"},
			wrote(farah, "Traders write down why they were right, not only why they were wrong.")),
		evening(-180, "School of listening", "Modena", "education", ana, []string{"mentoring"},
			wrote(elena, "Ascoltare è riassumere finché l'altro dice «esatto»."),
			wrote(grace, "A good question at the end of a talk begins with what you understood.")),
		call(-159, "Railways and delays", "logistics", jonas, []string{"operations"},
			wrote(jonas, "A railway tells the cause of a delay after the next step, never before.")),
		evening(-142, "Wine makers' round", "Valsamoggia", "food", luca, []string{"customers"},
			wrote(luca, "I produttori assaggiano il vino degli altri prima del proprio."),
			wrote(chiara, "Un'etichetta piace se si legge anche al contrario.")),
		call(-126, "Public libraries online", "education", kavya, []string{"research"},
			wrote(kavya, "Librarians ask what you will do with the answer before they search."),
			wrote(dev, "A catalogue that admits its gaps is trusted for the rest.")),
		evening(-111, "Police dispatch centre", "Bologna", "government", ben, []string{"operations"},
			wrote(hugo, "Dispatchers repeat the address back before they say anything else."),
			wrote(ana, "A shift begins with what the last one worried about.")),
		evening(-96, "Fashion suppliers' day", "Carpi", "retail", ilaria, []string{"partners"},
			wrote(ilaria, "Nella moda il fornitore vede il modello prima del cliente, e lo cambia."),
			wrote(elena, "Un laboratorio assume chi sa smontare, non solo cucire.")),
		call(-81, "Chess and decisions", "sports", dev, []string{"planning"},
			wrote(dev, "Strong players look for the opponent's best move first."),
			wrote(farah, "They note the clock beside each move: slow choices are worth a second look.")),
		evening(-67, "Mountain rescue drill", "Corno alle Scale", "nonprofit", hugo, []string{"teams"},
			wrote(kavya, "Rescuers agree on who may say stop before they set out."),
			wrote(grace, "The debrief starts with the youngest.")),
		evening(-54, "Family firms' evening", "Parma", "manufacturing", luca, []string{"hiring"},
			wrote(ana, "Family firms keep a list of questions for the next generation.")),
		call(-40, "Radio on a small budget", "media", chiara, []string{"storytelling"},
			wrote(ilaria, "La radio ripete il tema ogni tre minuti, e nessuno se ne accorge.")),
		evening(-27, "Craft brewers' tour", "Rimini", "food", ben, []string{"operations"},
			wrote(luca, "I birrai cambiano una cosa sola per volta, e la scrivono sulla botte.")),
	}
}
