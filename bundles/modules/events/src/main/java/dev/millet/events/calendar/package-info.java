/** Calendars as files (RFC 5545, RFC 7986), without anything of the module's own tables. */
package dev.millet.events.calendar;
