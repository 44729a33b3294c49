/** The entries that members write into the journal. */
package dev.millet.members.journal;
