package phrase

import (
	"strings"
	"sync"
)

var italian = sync.OnceValue(func() *language {
	return newLanguage(false, italianNumbers(), italianDays(), italianHolidays(), italianHours(), italianRest(), italianOrdinals()).
		addCities("ora di CITY", italianCities()).addCities("ore di CITY", italianCities()).addCities("ora CITY", map[string]string{
		"Europe/Rome": "italiana, italia", "Europe/London": "inglese, britannica, uk", "Europe/Paris": "francese", "Europe/Berlin": "tedesca",
		"Europe/Madrid": "spagnola", "Europe/Lisbon": "portoghese", "Europe/Zurich": "svizzera",
	})
})

func italianCities() map[string]string {
	return map[string]string{
		"Europe/Rome": "roma, milano", "Europe/London": "londra", "Europe/Paris": "parigi", "Europe/Berlin": "berlino", "Europe/Madrid": "madrid",
		"Europe/Lisbon": "lisbona", "Europe/Zurich": "zurigo", "Europe/Amsterdam": "amsterdam", "Europe/Vienna": "vienna", "Europe/Dublin": "dublino",
		"America/New_York": "new york", "America/Chicago": "chicago", "America/Los_Angeles": "los angeles, san francisco",
		"America/Sao_Paulo": "san paolo", "Asia/Tokyo": "tokyo", "Asia/Singapore": "singapore", "Asia/Dubai": "dubai", "Australia/Sydney": "sydney",
	}
}

func italianDays() []entry {
	return []entry{
		{"weekday", 1, "lunedi"}, {"weekday", 2, "martedi"}, {"weekday", 3, "mercoledi"}, {"weekday", 4, "giovedi, giov"},
		{"weekday", 5, "venerdi"}, {"weekday", 6, "sabato"}, {"weekday", 7, "domenica"},
		{"wkd", 1, "lun"}, {"wkd", 2, "mar, mart"}, {"wkd", 3, "mer, merc"}, {"wkd", 4, "gio"}, {"wkd", 5, "ven"}, {"wkd", 6, "sab"}, {"wkd", 7, "dom"}, {"wkd", 6, "sabati"}, {"wkd", 7, "domeniche"},

		{"month", 1, "gennaio, gen, genn"}, {"month", 2, "febbraio, feb, febb"}, {"month", 3, "marzo, mar"}, {"month", 4, "aprile, apr"},
		{"month", 5, "maggio, mag, magg"}, {"month", 6, "giugno, giu"}, {"month", 7, "luglio, lug"}, {"month", 8, "agosto, ago"},
		{"month", 9, "settembre, set, sett"}, {"month", 10, "ottobre, ott"}, {"month", 11, "novembre, nov"}, {"month", 12, "dicembre, dic"},
		{"monthfirst", 1, "gennaio, gen, genn"}, {"monthfirst", 2, "febbraio, feb, febb"}, {"monthfirst", 3, "marzo"}, {"monthfirst", 4, "aprile, apr"},
		{"monthfirst", 5, "maggio"}, {"monthfirst", 6, "giugno"}, {"monthfirst", 7, "luglio"}, {"monthfirst", 8, "agosto"},
		{"monthfirst", 9, "settembre"}, {"monthfirst", 10, "ottobre, ott"}, {"monthfirst", 11, "novembre, nov"}, {"monthfirst", 12, "dicembre, dic"},

		{"day", 0, "oggi, da oggi"}, {"day", 1, "domani"}, {"day", -1, "ieri, l' altro ieri, altro ieri, altroieri"},
		{"day", 2, "dopodomani, dopo domani, giorno dopo domani, domani l' altro"},
		{"week", 0, "settimana"}, {"months", 0, "mese"}, {"weekend", 6, "weekend, week end, week - end, fine settimana, finesettimana"},
		{"yearunit", 0, "anno"}, {"dayunit", 0, "giorno"},
		{"this", 0, "questo, questa, quest', in questo, in questa, corrente"},
		{"next", 1, "prossimo, prossima, seguente"}, {"hence", 7, "a otto"},
		{"coming", 1, "prossimo, prossima, prox, prox ., pross, pross ., venturo, ventura, entrante, seguente"},
		{"last", 0, "scorso, scorsa, passato, passata"}, {"over", 0, "scorso, scorsa, passato, passata"},
		{"running", 0, "corrente, in corso"}, {"final", -2, "penultimo, penultima, il penultimo, la penultima"}, {"final", -1, "ultimo, ultima, l' ultimo, l' ultima, all' ultimo"},
		{"end", 0, "fine, la fine, alla fine, a fine"},
	}
}

func italianHours() []entry {
	return []entry{
		{"part", int(morning), "mattina, mattino, mattinata"}, {"part", int(afternoon), "pomeriggio, pom"}, {"part", int(evening), "sera, serata"},
		{"part", int(night), "notte"},
		{"inpart", int(morning), "del mattino, di mattina, della mattina, nella mattina, nella mattinata, in mattinata, in tarda mattinata, in prima mattinata, al mattino"},
		{"inpart", int(afternoon), "del pomeriggio, di pomeriggio, nel pomeriggio, nel primo pomeriggio, nel tardo pomeriggio, al pomeriggio"},
		{"inpart", int(evening), "di sera, della sera, nella serata, in serata, in tarda serata, in prima serata, alla sera"},
		{"inpart", int(night), "di notte, della notte, nella notte"},
		{"nowpart", int(morning), "stamattina, stamani, stamane"}, {"nowpart", int(evening), "stasera"}, {"nowpart", int(night), "stanotte"},
		{"nextpart", int(morning), "domattina, domani mattina"},
		{"clockword", 12, "mezzogiorno, mezzodi, 12 mezzogiorno"}, {"clockword", 24, "mezzanotte"}, {"clockword", 1, "l' una, all' una, dall' una"},
		{"oclock", 0, "in punto, circa"},
		{"half", 30, "mezza, mezzo"}, {"quarter", 15, "un quarto"}, {"quarter", 45, "tre quarti"},
		{"past", 0, "dopo le"}, {"before", 0, "alle, all', prima delle, prima di, prima del, prima dell'"}, {"minus", 0, "meno"},
		{"at", int(fair), "alle, per le, verso le, alle ore, h, h ., intorno alle, circa alle, x le"}, {"notbefore", 0, "dopo le, dopo le ore, non prima delle"},
		{"at", int(strong), "ore, orario, ore :, orario :"},
		{"at", int(faint), "le, a, all', delle, h24, mezzo ad"}, {"alle", 0, "alle, ore, alle ore"},
		{"from", 0, "dalle, dalle ore, tra le, fra le, dal, da, dall', a partire dalle"},
		{"to", 0, "alle, fino alle, sino alle, alle ore, al, fino al, all', fino a, a"}, {"and", 0, "e, ed, e le, &"},
	}
}

func italianRest() []entry {
	return []entry{
		{"unit", minutes, "minuto, minuti, min"}, {"unit", hours, "ora, ore, h"}, {"unit", daily, "giorno, giorni, gg"},
		{"unit", weeks, "settimana, settimane, sett, sett ."}, {"unit", months, "mese, mesi"}, {"unit", years, "anno, anni"},
		{"span", 30, "mezz' ora, mezzora, mezza ora"}, {"span", 15, "un quarto d' ora"}, {"span", 45, "tre quarti d' ora"},
		{"count", 1, "un, un', una, uno"}, {"count", 2, "un paio di, un paio d', due o tre"},
		{"in", 0, "tra, fra, entro, tra circa, fra circa"}, {"within", 0, "in"}, {"lasting", 0, "per, durata, durata :, dura, della durata di"},
		{"later", 0, "da oggi, da adesso, da ora, piu tardi"}, {"after", 0, "da, dopo"}, {"ago", 0, "fa, or sono"},
		{"the", 0, "il, lo, la, l', i, le, gli"}, {"il", 0, "il, l', al, dal, nel, dell', del"},
		{"of", 0, "di, del, della, dell', dello, d', de, nel"}, {"on", 0, "per, il, in, nel"}, {"for", 0, "per, verso"}, {"every", 0, "ogni, tutti i, tutte le"},
		{"joiner", 0, "dal, giorno, data, in data, a partire da"},
		{"prep", 0, "a, al, alla, allo, con, da, dal, dalla, in, presso, nel, nella, c / o, su, sul"},
		{"named", 0, "24 / 7, 24/7, h 24, h 1, h 2, il mezzogiorno, nel mezzogiorno, del mezzogiorno, h24, il sole 24 ore, sole 24 ore, il domani"},
		{"named", 0, "un domani, per cento, per mille, venerdi santo, mercoledi delle ceneri, ponte dell' immacolata, ponte di ferragosto"},
		{"named", 0, "giovedi santo, sabato santo, domenica delle palme, domenica in albis, domenica di pasqua, lunedi di pasqua, lunedi dell' angelo"},
		{"gone", 0, "u . s ., u . s, ultimo scorso"},
		{"prep", 0, "via zoom, via teams, via meet, via google meet, via webex, via skype, via slack, via streaming, via web, via mail, via email"},
		{"foreign", 0, "november"},
		{"ahead", 0, "p . v ., p . v, c . m ., c . m, venturo, ventura"},
		{"named", 0, "mar morto, mar rosso, mar nero, mar mediterraneo, mar ligure, mar tirreno, mar adriatico, mar ionio, mar baltico, mar caspio"},
		{"named", 0, "martedi grasso, giovedi grasso, black friday, cyber monday, domenica sportiva, sabato del villaggio, la notte dei"},
	}
}

// italianNumbers are uno to cinquantanove, one word each: "ventuno", "ventidue".
func italianNumbers() map[string]int {
	units := []string{"uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"}
	numbers := map[string]int{}
	for i, word := range append(units, "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette",
		"diciotto", "diciannove") {
		numbers[word] = i + 1
	}
	delete(numbers, "uno") // the article, more often
	for tens, n := range map[string]int{"venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50} {
		numbers[tens] = n
		for i, unit := range units {
			stem := tens
			if strings.ContainsAny(unit[:1], "uo") {
				stem = tens[:len(tens)-1]
			}
			numbers[stem+unit] = n + i + 1
		}
	}
	return numbers
}

func italianOrdinals() []entry {
	entries := make([]entry, 0, 10)
	for i, stem := range []string{"prim", "second", "terz", "quart", "quint", "sest", "settim", "ottav", "non", "decim"} {
		entries = append(entries, entry{class: "ord", n: i + 1, words: stem + "o, " + stem + "a"})
	}
	return entries
}
