package demo

import "github.com/fieldnotes-slack/fieldnotes/bot/slacksim"

// The people and channels of a workspace that doesn't exist: a small software
// company with people in Italy, Britain, India and America.
const (
	general = "C0GENERAL"
	design  = "C0DESIGN"
	sales   = "C0SALES"
	italia  = "C0ITALIA"
	random  = "C0RANDOM"
	people  = "C0PEOPLE"

	ana    = "U0ANA"    // L&D admin
	ben    = "U0BEN"    // sales
	chiara = "U0CHIARA" // design
	dev    = "U0DEV"    // engineering
	elena  = "U0ELENA"  // HR
	farah  = "U0FARAH"
	grace  = "U0GRACE"
	hugo   = "U0HUGO"
	ilaria = "U0ILARIA"
	jonas  = "U0JONAS"
	kavya  = "U0KAVYA"
	luca   = "U0LUCA"
	marta  = "U0MARTA" // guest: sees #design alone
)

func persons() []slacksim.Person {
	return []slacksim.Person{
		{ID: ana, Name: "ana", RealName: "Ana Ferrari", Title: "Learning & Development", Zone: "Europe/Rome", Locale: "en-GB", Admin: true},
		{ID: ben, Name: "ben", RealName: "Ben Carter", Title: "Account manager", Zone: "Europe/London", Locale: "en-GB"},
		{ID: chiara, Name: "chiara", RealName: "Chiara Conti", Title: "Product designer", Zone: "Europe/Rome", Locale: "it-IT"},
		{ID: dev, Name: "dev", RealName: "Dev Patel", Title: "Engineer", Zone: "Asia/Kolkata", Locale: "en-GB"},
		{ID: elena, Name: "elena", RealName: "Elena Marchetti", Title: "HR", Zone: "Europe/Rome", Locale: "it-IT"},
		{ID: farah, Name: "farah", RealName: "Farah Haddad", Title: "Data scientist", Zone: "Europe/London", Locale: "en-GB"},
		{ID: grace, Name: "grace", RealName: "Grace Kim", Title: "Customer success", Zone: "America/New_York", Locale: "en-US"},
		{ID: hugo, Name: "hugo", RealName: "Hugo Almeida", Title: "Engineer", Zone: "America/Sao_Paulo", Locale: "en-US"},
		{ID: ilaria, Name: "ilaria", RealName: "Ilaria Greco", Title: "Marketing", Zone: "Europe/Rome", Locale: "it-IT"},
		{ID: jonas, Name: "jonas", RealName: "Jonas Weber", Title: "Security engineer", Zone: "Europe/Berlin", Locale: "en-GB"},
		{ID: kavya, Name: "kavya", RealName: "Kavya Nair", Title: "Product manager", Zone: "Asia/Kolkata", Locale: "en-GB"},
		{ID: luca, Name: "luca", RealName: "Luca Moretti", Title: "Sales engineer", Zone: "Europe/Rome", Locale: "it-IT"},
		{ID: marta, Name: "marta", RealName: "Marta Bianchi", Title: "Illustrator", Zone: "Europe/Rome", Locale: "it-IT", Guest: true},
	}
}

func channels(bot string) []slacksim.Channel {
	everybody := []string{ana, ben, chiara, dev, elena, farah, grace, hugo, ilaria, jonas, kavya, luca}
	with := func(members ...string) []string { return append(members, bot) }
	return []slacksim.Channel{
		{ID: general, Name: "general", Topic: "What all of us should know", Members: with(everybody...)},
		{ID: design, Name: "design", Topic: "Research, prototypes, events worth a trip", Members: with(ana, chiara, dev, ilaria, kavya, farah, marta)},
		{ID: sales, Name: "sales", Topic: "Customers and those to come", Members: with(ana, ben, grace, luca, ilaria)},
		{ID: italia, Name: "italia", Topic: "Chi lavora dall'Italia", Members: with(ana, chiara, elena, ilaria, luca)},
		{ID: people, Name: "people-team", Private: true, Topic: "HR and L&D only", Members: with(ana, elena)},
		{ID: random, Name: "random", Topic: "Fieldnotes is not in here yet: try to share something", Members: everybody},
	}
}
