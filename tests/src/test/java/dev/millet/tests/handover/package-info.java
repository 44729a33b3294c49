/** Leads from the process of a test into the framework that it has started. */
package dev.millet.tests.handover;
