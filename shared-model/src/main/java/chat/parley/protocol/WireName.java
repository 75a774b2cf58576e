package chat.parley.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name of a frame on the wire where it is not the record's own with a small first letter.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface WireName {
    /// The value of `t`.
    String value();
}
