// Package learn holds the vocabulary of Fieldnotes and its rules: events,
// attendances, lessons, uses, digests, summaries, deliveries, and who may see
// and do what. It imports the standard library only; everything else imports it.
package learn
