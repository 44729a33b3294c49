/** The requests that members send by form or as JSON, with the rules of their fields. */
package dev.millet.members.requests;
