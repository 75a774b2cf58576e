package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Times and days in the words of the viewer's place and language. Immutable.
final class Moments {

    private final Texts texts;
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayOfAnotherYear;

    Moments(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        time =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .withZone(zone);
        day = DateTimeFormatter.ofPattern("EEEE, d MMMM", texts.locale());
        dayOfAnotherYear = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", texts.locale());
    }

    String time(Instant at) {
        return time.format(at);
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// “Today”, “Yesterday”, or the date, with its year when that is another one.
    String title(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return texts.text("today");
        }
        if (date.equals(today.minusDays(1))) {
            return texts.text("yesterday");
        }
        return (date.getYear() == today.getYear() ? day : dayOfAnotherYear).format(date);
    }
}
