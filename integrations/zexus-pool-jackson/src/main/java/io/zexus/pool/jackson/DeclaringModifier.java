package io.zexus.pool.jackson;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

import io.zexus.pool.learning.Governor;

/** Notes which names classes declare, and changes nothing. */
final class DeclaringModifier extends ValueDeserializerModifier {

	private static final long serialVersionUID = 1L;

	private final Governor governor;

	DeclaringModifier(Governor governor) {
		this.governor = governor;
	}

	@Override
	public List<BeanPropertyDefinition> updateProperties(DeserializationConfig config, BeanDescription.Supplier bean,
			List<BeanPropertyDefinition> definitions) {
		for (BeanPropertyDefinition definition : definitions) {
			List<String> inDocuments = new ArrayList<>(List.of(definition.getName()));
			definition.findAliases().forEach((alias) -> inDocuments.add(alias.getSimpleName()));
			Boolean pooled = PooledIntrospector.pooled(definition.getPrimaryMember());
			this.governor.declare(bean.getBeanClass(), inDocuments, List.of(definition.getInternalName()),
					pooled != null && pooled);
		}
		return definitions;
	}

}
