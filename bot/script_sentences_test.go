package bot_test

import (
	"regexp"
	"sync"

	"github.com/fieldnotes-slack/fieldnotes/bot/slacksim"
)

// anywhere is how a story names a conversation.
const anywhere = `#\w+|the direct message with \w+|the direct message|the group message of \w+ and \w+`

// sentences is all that a story can say; testdata/README.md lists it.
var sentences = sync.OnceValue(func() []sentence {
	say := func(pattern string, do func(s *stage, l line, part []string)) sentence {
		return sentence{regexp.MustCompile("^" + pattern + "$"), do}
	}
	return []sentence{
		say(`(\w+) types in (`+anywhere+`): (.+)`, types),
		say(`(\w+) types in (`+anywhere+`) and Slack answers "(.+)": (.+)`, typesInVain),
		say(`(\w+) and (\w+) press (.+) in (#\w+) at once`, pressAtOnce),
		say(`(\w+) presses (.+) and Slack goes down`, pressesInVain),
		say(`(\w+) presses (.+) and the answer is lost`, pressesUnheard),
		say(`(\w+) presses (.+) (?:in|on) (`+anywhere+`|Home)`, presses),
		say(`(\w+) presses (.+) beside "(.+)"`, pressesBeside),
		say(`(\w+) presses (.+)`, pressesInForm),
		say(`(\w+) uses "([^"]+)"`, usesShortcut),
		say(`(\w+) uses "([^"]+)" on "(.+)"`, usesOn),
		say(`(\w+) can't use "([^"]+)" on "(.+)"`, cannotUseOn),
		say(`(\w+) posts in (#\w+): (.+)`, appPosts),
		say(`(\w+) sends the form twice`, sendsTwice),
		say(`(\w+) and (\w+) send their forms at once`, sendAtOnce),
		say(`(\w+) fills in:`, fills),
		say(`(\w+) closes the form`, closes),
		say(`(\w+) closes the top form`, closesTop),
		say(`(\w+) takes the (phone|laptop)`, takes),
		say(`(\w+) opens Home`, opensHome),
		say(`(\w+) sees (?:a|the|in the) form:`, seesForm),
		say(`(\w+) sees no form`, seesNoForm),
		say(`(\w+) sees in the form no:`, seesNotInForm),
		say(`(\w+) and (\w+) are in a group message`, areTogether),
		say(`there is no group message of (\w+) and (\w+)`, areNotTogether),
		say(`(\w+) replies to "([^"]+)": (.+)`, replies),
		say(`(\w+) sees in the thread of "(.+)":`, seesInThread),
		say(`(\w+) sees in the thread of "(.+)" no:`, seesNotInThread),
		say(`(\w+) sees (\d+) repl(?:y|ies) to "(.+)"`, countsReplies),
		say(`(\w+) sees in (`+anywhere+`):`, sees),
		say(`(\w+) sees in (`+anywhere+`) just:`, seesJust),
		say(`(\w+) sees in (`+anywhere+`) (\d+) messages? with "(.+)"`, counts),
		say(`(\w+) alone sees in (`+anywhere+`):`, seesAlone),
		say(`(\w+) sees in (`+anywhere+`) no:`, seesNot),
		say(`(\w+) sees on Home:`, seesHome),
		say(`(\w+) sees on Home no:`, seesNotHome),
		say(`(\w+) is offered by (.+) for "(.*)":`, offered),
		say(`(\w+) is not offered by (.+) for "(.*)":`, notOffered),
		say(`nothing new is in (`+anywhere+`) for (\w+)`, nothingNew),
		say(`in (#\w+) the bot has posted (\d+) messages?`, posted),
		say(`the web has the (page|Latin-1 page|calendar) (\S+):`, webHas),
		say(`the web has the calendar (\S+) with (\d+) events`, webCrowds),
		say(`the page (\S+) answers (\d+)`, webAnswers),
		say(`the page (\S+) leads to (\S+)`, webLeads),
		say(`the page (\S+) comes a byte a second`, webDrips),
		say(`the page (\S+) comes after (\d+) seconds:`, webTarries),
		say(`the page (\S+) has 50 MB after:`, webFloods),
		say(`(?:the page|the calendar) (\S+) was sent (\d+) times?`, webSent),
		say(`the name (\S+) is at (.+)`, webName),
		say(`(\w+) chooses the file (\S+):`, chooses),
		say(`(\w+) drops the file (\S+) in (`+anywhere+`):`, drops),
		say(`(\w+) sees the file (\S+) in (`+anywhere+`):`, seesFile),
		say(`(\w+) leaves the company`, leavesCompany),
		say(`(\w+) joins as an? (guest|app) in (#\w+)`, joinsAs),
		say(`(\w+) (joins|leaves) (#\w+)`, joinsOrLeaves),
		say(`(\w+) moves to (.+)`, movesTo),
		say(`(\w+) becomes an admin of the workspace`, becomesAdmin),
		say(`the user group (\w+) has (.+)`, hasGroup),
		say(`(\w+) uses Slack in (English|Italian) from now on`, speaksFromNowOn),
		say(`the clock moves to (.+)`, moves),
		say(`(\d+) (second|minute|hour|day)s? pass(?:es)?`, passes),
		say(`(\w+) waits (\d+) seconds?`, waits),
		say(`the bot restarts`, restarts),
		say(`the bot stops`, func(s *stage, _ line, _ []string) { s.halt() }),
		say(`the bot starts`, func(s *stage, _ line, _ []string) { s.start() }),
		say(`the database is locked`, locks),
		say(`the database is free again`, unlocks),
		say(`Slack is down`, func(s *stage, _ line, _ []string) { s.lose() }),
		say(`Slack is up again`, recovers),
		say(`the bot's token is revoked`, func(s *stage, _ line, _ []string) { s.down = true; s.sim.Faults().Revoke() }),
		say(`the bot's token counts again`, func(s *stage, l line, part []string) { s.sim.Faults().Restore(); recovers(s, l, part) }),
		say(`the answer to (\S+) is lost`, func(s *stage, _ line, part []string) { s.sim.Faults().NextAnswerLost(part[0]) }),
		say(`the request to (\S+) is lost`, func(s *stage, _ line, part []string) { s.sim.Faults().NextRequestLost(part[0]) }),
		say(`every envelope arrives on both connections`, func(s *stage, _ line, _ []string) { s.sim.Faults().Everywhere(true) }),
		say(`Slack delivers the last envelope again`, repeats),
		say(`Slack refreshes a connection`, refreshes),
		say(`the app isn't allowed (\S+)`, func(s *stage, _ line, part []string) { s.sim.Faults().Decline(part[0]) }),
		say(`Slack lacks (\S+)`, func(s *stage, _ line, part []string) { s.sim.Faults().Lack(part[0]) }),
		say(`the bot is invited to (#\w+)`, func(s *stage, _ line, part []string) {
			s.sim.Join(s.place(part[0]), s.sim.BotUser())
			s.settle()
		}),
		say(`the bot is removed from (#\w+)`, func(s *stage, _ line, part []string) {
			s.sim.Leave(s.place(part[0]), s.sim.BotUser())
			s.settle()
		}),
		say(`(#\w+) is offered to another company`, func(s *stage, _ line, part []string) {
			s.sim.Offer(s.place(part[0]))
			s.settle()
		}),
		say(`the other company accepts (#\w+)`, func(s *stage, _ line, part []string) {
			s.sim.Accept(s.place(part[0]))
			s.settle()
		}),
		say(`the other company leaves (#\w+)`, func(s *stage, _ line, part []string) {
			s.sim.Part(s.place(part[0]))
			s.settle()
		}),
		say(`(#\w+) is renamed to #(\w+)`, func(s *stage, _ line, part []string) {
			s.sim.Rename(s.place(part[0]), part[1])
			s.settle()
		}),
		say(`(#\w+) is deleted`, func(s *stage, _ line, part []string) {
			s.sim.Delete(s.place(part[0]))
			s.settle()
		}),
		say(`(#\w+) is open again`, func(s *stage, _ line, part []string) {
			s.sim.Unarchive(s.place(part[0]))
			s.settle()
		}),
		say(`(#\w+) is archived`, func(s *stage, _ line, part []string) {
			s.sim.Archive(s.place(part[0]))
			s.settle()
		}),
	}
})

func (s *stage) hand(name string) *slacksim.Hand { return s.sim.As(s.person(name).ID) }

// vain notes what Slack itself told the person; it is a failure of the story.
func (s *stage) vain(err error) {
	if err != nil {
		s.t.Errorf("%s: Slack says: %v", s.where, err)
	}
	s.settle()
}
