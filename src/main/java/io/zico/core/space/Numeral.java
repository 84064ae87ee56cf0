package io.zico.core.space;

/**
 * A number as it is written, before anybody knows whether it is good for anything.
 *
 * @param position where it begins in the text
 * @param digits digits and points
 */
record Numeral(int position, String digits) {

  /** What numerals are written with. */
  static final String ALPHABET = "0123456789.";
}
