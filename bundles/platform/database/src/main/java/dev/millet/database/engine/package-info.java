/** Transactions on pooled connections, the same for both databases. */
package dev.millet.database.engine;
