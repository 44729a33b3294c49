/** The ledger: accounts, transfers, lots, and what is pending. */
package dev.millet.points.ledger;
