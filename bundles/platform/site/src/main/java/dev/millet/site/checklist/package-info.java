/** The checklist that leads administrators from a new site to a running community. */
package dev.millet.site.checklist;
