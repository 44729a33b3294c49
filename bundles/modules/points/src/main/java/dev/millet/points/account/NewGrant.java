package dev.millet.points.account;

import dev.millet.api.forms.Rules;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import java.util.Locale;

/** The input of somebody of the team who grants points by hand. */
record NewGrant(String handle, String currency, Long amount, String reason) {

  static final Rules<NewGrant> RULES =
      Rules.of(NewGrant.class)
          .line("handle", 2, 31, "lena")
          .choice("currency", "coins", "experience")
          .number("amount", 1, Grant.MAX_AMOUNT, 50)
          .line("reason", 1, 200, "Drew the posters for the meet-up");

  Currency in() {
    return Currency.valueOf(currency.toUpperCase(Locale.ROOT));
  }

  /** Returns the handle without the sign that may stand before it. */
  String name() {
    return handle.startsWith("@") ? handle.substring(1) : handle;
  }
}
