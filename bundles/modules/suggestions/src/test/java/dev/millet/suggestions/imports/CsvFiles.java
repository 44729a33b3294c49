package dev.millet.suggestions.imports;

/** The first lines of the files that others export, and rows for them. */
final class CsvFiles {

  static final String FIDER =
      "number,title,description,created_at,created_by,votes_count,comments_count,status,"
          + "responded_by,responded_at,response,original_number,original_title,tags\n";
  static final String QUACKBACK =
      "title,content,status,tags,board,author_name,author_email,email_verified,vote_count,"
          + "created_at,source_id\n";

  private CsvFiles() {}

  static String row(String number, String title, String at, String votes, String status) {
    return number + "," + title + ",x," + at + ",u," + votes + ",0," + status + ",,,,,,\n";
  }
}
