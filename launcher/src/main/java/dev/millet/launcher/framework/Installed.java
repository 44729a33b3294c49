package dev.millet.launcher.framework;

import dev.millet.distribution.FeatureBundle;
import org.osgi.framework.Bundle;

/** A feature's bundle in the framework. */
record Installed(FeatureBundle origin, Bundle bundle) {}
