/** Text that people read: single lines, and the errors of fields. */
package dev.millet.members.text;
