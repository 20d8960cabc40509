package io.zexus.pool.jackson2;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

import io.zexus.pool.learning.Governor;

/** Notes which names classes declare, and changes nothing. */
final class DeclaringModifier extends BeanDeserializerModifier {

	private static final long serialVersionUID = 1L;

	private final Governor governor;

	DeclaringModifier(Governor governor) {
		this.governor = governor;
	}

	@Override
	public List<BeanPropertyDefinition> updateProperties(DeserializationConfig config, BeanDescription bean,
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
