// Package chat talks with Slack: it holds the Socket Mode connections, turns
// envelopes into Requests, finds their handler, and turns a Reply into what
// Slack wants. It also has what all features need to speak: locales, safe
// text, blocks and forms. It knows no events and no lessons.
package chat
