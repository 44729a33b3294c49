package dev.millet.search.query;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.products.Products;
import dev.millet.search.index.Audiences;
import dev.millet.search.index.Fields;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Somebody who searches, and what they may find.
 *
 * @param audiences null for everything
 * @param hiddenProducts the products that they must not see
 */
record Reader(Identity identity, List<String> audiences, Set<Long> hiddenProducts) {

  /** Nobody, who finds everything; what is found is not shown as it is. */
  static final Reader EVERYTHING = new Reader(null, null, Set.of());

  static Reader of(Identity identity, Members members, Products products) {
    return new Reader(identity, audiences(identity, members), products.hidden(identity));
  }

  private static List<String> audiences(Identity identity, Members members) {
    if (identity.is(Role.STAFF) || identity.is(Role.MODERATOR)) {
      return null;
    }
    return identity
        .signedIn()
        .map(member -> Audiences.ofMember(members.groups(member.id())))
        .orElseGet(Audiences::ofVisitor);
  }

  /** Narrows a query to what they may find, of the types that there are. */
  void narrow(BooleanQuery.Builder query, Set<String> types) {
    query.add(anyOf(Fields.TYPE, List.copyOf(types)), Occur.FILTER);
    if (audiences != null) {
      query.add(anyOf(Fields.AUDIENCE, audiences), Occur.FILTER);
    }
    if (!hiddenProducts.isEmpty()) {
      query.add(
          anyOf(Fields.PRODUCT, hiddenProducts.stream().map(String::valueOf).toList()),
          Occur.MUST_NOT);
    }
  }

  /** Narrows a query to the filters that somebody chose. */
  static void filter(BooleanQuery.Builder query, SearchQuery wanted) {
    only(query, Fields.PRODUCT, wanted.product());
    only(query, Fields.STATUS, wanted.status());
    if (wanted.status() == null) {
      query.add(new TermQuery(new Term(Fields.MERGED, Fields.YES)), Occur.MUST_NOT);
    }
    only(query, Fields.TAG, wanted.tag());
    only(query, Fields.ASSIGNEE, wanted.assignee());
    if (wanted.from() != null || wanted.to() != null) {
      long from = wanted.from() == null ? Long.MIN_VALUE : wanted.from().toEpochMilli();
      long to = wanted.to() == null ? Long.MAX_VALUE : wanted.to().toEpochMilli() - 1;
      query.add(LongPoint.newRangeQuery(Fields.CREATED, from, to), Occur.FILTER);
    }
  }

  private static void only(BooleanQuery.Builder query, String field, Object value) {
    if (value != null) {
      query.add(new TermQuery(new Term(field, value.toString())), Occur.FILTER);
    }
  }

  private static Query anyOf(String field, List<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
