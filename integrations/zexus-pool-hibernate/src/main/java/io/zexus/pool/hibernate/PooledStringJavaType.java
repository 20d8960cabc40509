package io.zexus.pool.hibernate;

import java.util.function.Supplier;

import io.zexus.pool.Door;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.StringJavaType;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings that are read from the database pooled ones. All else, comparison and
 * binding included, is that of any string attribute.
 * <p>
 * On an attribute it asks the pools of {@link HibernateDoor#SETTING}; without that
 * setting it does what {@link StringJavaType} does. This class is thread-safe.
 *
 * <pre>
 * &#64;JavaType(PooledStringJavaType.class)
 * private String state;
 * </pre>
 */
public class PooledStringJavaType extends StringJavaType {

	private static final long serialVersionUID = 1L;

	/** Which door belongs to the factory that asked last. */
	private transient volatile @Nullable Found found;

	/**
	 * Creates a type that asks the pools of the session factory.
	 */
	public PooledStringJavaType() {
	}

	@Override
	@SuppressWarnings("NullAway") // Hibernate does not tell what may be null
	public <X> String wrap(X value, WrapperOptions options) {
		String string = super.wrap(value, options);
		if (string == null || options == null) {
			return string; // without options it is no value that is read
		}
		Door door = door(options.getSessionFactory());
		return (door != null) ? door.get(string) : string;
	}

	/** Returns the door of a session factory, {@code null} when it has none. */
	@Nullable Door door(SessionFactoryImplementor factory) {
		Found found = this.found;
		if (found == null || found.factory() != factory) {
			Object door = factory.getProperties().get(HibernateDoor.SETTING);
			found = new Found(factory, (door instanceof Supplier<?> supplier) ? (Door) supplier.get() : null);
			this.found = found;
		}
		return found.door();
	}

	private record Found(SessionFactoryImplementor factory, @Nullable Door door) {
	}

}
