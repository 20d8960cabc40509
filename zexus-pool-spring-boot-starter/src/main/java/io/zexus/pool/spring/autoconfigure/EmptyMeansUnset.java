package io.zexus.pool.spring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;

/**
 * Lets a key of {@code zexus.pool} without a value, such as {@code str-size:} in YAML,
 * mean its default. Boot binds nothing to such a key, and would then report it as unknown
 * because unknown keys are not ignored.
 */
final class EmptyMeansUnset extends AbstractBindHandler {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("zexus.pool");

	EmptyMeansUnset(BindHandler parent) {
		super(parent);
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		if (PREFIX.isAncestorOf(name) && isOfNothing(error, name, context)) {
			return bound(name, target, context);
		}
		return super.onFailure(name, target, context, error);
	}

	// What is empty is converted to null, which no int or boolean can be. Boot 3.5 also
	// looks for a converter of a section that is empty.
	private static boolean isOfNothing(Exception error, ConfigurationPropertyName name, BindContext context) {
		return error instanceof ConversionFailedException failed && failed.getValue() == null
				|| error instanceof ConverterNotFoundException && isEmpty(name, context);
	}

	private static boolean isEmpty(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return "".equals(property.getValue());
			}
		}
		return false;
	}

	@Override
	public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			@Nullable Object result) throws Exception {
		if (result == null && PREFIX.isAncestorOf(name)) {
			bound(name, target, context);
		}
		super.onFinish(name, target, context, result);
	}

	// Tells the handler within that looks for unknown keys that this is none.
	private @Nullable Object bound(ConfigurationPropertyName name, Bindable<?> target, BindContext context) {
		super.onSuccess(name, target, context, "");
		return null;
	}

}
