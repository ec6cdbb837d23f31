package dev.mailsync.chaos;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * The product's classes, each made once by its constructor. In plain Java that takes milliseconds, so a test can have as
 * many of them as it likes, on both cores.
 */
final class Beans {

    private final Map<Class<?>, Object> made = new HashMap<>();
    private final Map<Class<?>, Class<?>> implementations = new HashMap<>();
    private final Map<String, String> configuration;

    /** @param configuration what has no default */
    Beans(Map<String, String> configuration) {
        this.configuration = new HashMap<>(configuration);
    }

    void configure(String property, String value) {
        configuration.put(property, value);
    }

    /** Takes the place of whatever the product has for this. */
    <T> Beans with(Class<T> type, T part) {
        made.put(type, part);
        return this;
    }

    /** As the container finds the only class that implements an interface. */
    <T> Beans implementedBy(Class<T> type, Class<? extends T> implementation) {
        implementations.put(type, implementation);
        return this;
    }

    <T> T get(Class<T> type) {
        var found = made.get(type);
        if (found == null) {
            found = type.isAnnotationPresent(ConfigMapping.class) ? configured(type) : constructed(type);
            made.put(type, found);
        }
        return type.cast(found);
    }

    private Object configured(Class<?> type) {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(configuration)
                .withMapping(type)
                .build()
                .getConfigMapping(type);
    }

    private Object constructed(Class<?> type) {
        if (implementations.containsKey(type)) {
            return get(implementations.get(type));
        }
        if (type.isInterface()) {
            throw new IllegalArgumentException("Nothing stands for " + type);
        }
        var constructor = constructor(type);
        var parts =
                Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(type + " cannot be made", failed.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        var all = type.getDeclaredConstructors();
        return Optional.of(all)
                .filter(only -> only.length == 1)
                .map(only -> only[0])
                .or(() -> Arrays.stream(all)
                        .filter(it -> it.isAnnotationPresent(Inject.class))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("Which constructor of " + type + "?"));
    }
}
