// Package show turns events and lessons into Slack blocks: lines for lists and
// digests, cards for channels. It reads nothing; what it shows is handed to it.
package show
