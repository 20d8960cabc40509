package io.zexus.pool.spring.autoconfigure;

import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The mappers of one line of Jackson that an application has made as beans. Makes none
 * that is not there yet.
 *
 * @param <M> the type of the mappers
 * @param beans where the beans are
 * @param type the type of the mappers
 * @param hasModule tells whether a mapper has the module
 * @param hasFactory tells whether a mapper reads by parsers that pool
 */
record Mappers<M>(ConfigurableListableBeanFactory beans, Class<M> type, Predicate<M> hasModule,
		Predicate<M> hasFactory) {

	Stream<Mapper> all() {
		return Stream.of(this.beans.getBeanNamesForType(this.type, true, false))
			.filter(this.beans::containsSingleton)
			.map(this::mapper);
	}

	private Mapper mapper(String name) {
		M mapper = this.beans.getBean(name, this.type);
		return new Mapper(name, this.hasModule.test(mapper), this.hasFactory.test(mapper));
	}

	/**
	 * What is known of a mapper.
	 *
	 * @param name the name of the bean
	 * @param hasModule whether it has the module
	 * @param hasFactory whether it reads by parsers that pool
	 */
	record Mapper(String name, boolean hasModule, boolean hasFactory) {
	}

}
