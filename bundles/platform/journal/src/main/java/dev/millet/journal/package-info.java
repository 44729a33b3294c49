/** The durable event log and its subscriptions. */
package dev.millet.journal;
