package dev.millet.suggestions.imports;

import java.io.IOException;

/** Is told how an import goes, with the records of {@link ImportMessage}. */
@FunctionalInterface
interface ImportListener {

  /** Takes one message; what it throws ends the import. */
  void tell(Object message) throws IOException;
}
