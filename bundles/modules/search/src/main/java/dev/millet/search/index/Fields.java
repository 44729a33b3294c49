package dev.millet.search.index;

/** The names of the fields of an indexed document. */
public final class Fields {

  public static final String KEY = "key";
  public static final String TYPE = "type";
  public static final String ID = "id";
  public static final String TITLE = "title";
  public static final String TEXT = "text";
  public static final String PATH = "path";
  public static final String PRODUCT = "product";
  public static final String STATUS = "status";
  public static final String TAG = "tag";
  public static final String ASSIGNEE = "assignee";
  public static final String AUDIENCE = "audience";
  public static final String CREATED = "created";

  /** Of what was merged: the subject that it was merged into. */
  public static final String INTO = "into";

  /** Of what was merged: {@link #YES}. */
  public static final String MERGED = "merged";

  public static final String YES = "1";
  static final String WHOLE = "whole";
  static final String STAMP = "stamp";

  private Fields() {}
}
