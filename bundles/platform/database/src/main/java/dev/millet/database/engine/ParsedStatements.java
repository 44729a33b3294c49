package dev.millet.database.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jdbi.v3.core.cache.JdbiCache;
import org.jdbi.v3.core.cache.JdbiCacheBuilder;
import org.jdbi.v3.core.cache.JdbiCacheLoader;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;

/**
 * Keeps the statements that Jdbi parsed, for all bundles and over their upgrades. Its lexer decides
 * by predicates, for which ANTLR keeps no automaton: parsing costs about as much as executing.
 *
 * <p>Safe for use by several threads.
 */
final class ParsedStatements {

  private static final int MAX_STATEMENTS = 4_000;
  private static final SqlParser PARSER = new ColonPrefixSqlParser(new Builder(MAX_STATEMENTS));

  private ParsedStatements() {}

  /** The parser that all share, which keeps the statements used last. Never null. */
  static SqlParser parser() {
    return PARSER;
  }

  private record Builder(int most) implements JdbiCacheBuilder {

    @Override
    public <K, V> JdbiCache<K, V> build() {
      return buildWithLoader(key -> null);
    }

    @Override
    public <K, V> JdbiCache<K, V> buildWithLoader(JdbiCacheLoader<K, V> loader) {
      return new Kept<>(Caffeine.newBuilder().maximumSize(most).build(), loader);
    }

    @Override
    public JdbiCacheBuilder maxSize(int size) {
      return new Builder(size);
    }
  }

  private record Kept<K, V>(Cache<K, V> cache, JdbiCacheLoader<K, V> loader)
      implements JdbiCache<K, V> {

    @Override
    public V get(K key) {
      return getWithLoader(key, loader);
    }

    @Override
    public V getWithLoader(K key, JdbiCacheLoader<K, V> given) {
      return cache.get(key, given::create);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getStats() {
      return (T) cache.stats();
    }
  }
}
