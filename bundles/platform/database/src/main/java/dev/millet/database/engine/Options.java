package dev.millet.database.engine;

import java.time.Duration;

/**
 * How a database is opened.
 *
 * @param where the address for messages, without credentials
 * @param poolSize connections that are lent at the same time, at least 1
 * @param patience how long is waited at most for a connection or for the turn to write
 * @param transactionLimit after how long a transaction is cut off
 */
public record Options(String where, int poolSize, Duration patience, Duration transactionLimit) {}
