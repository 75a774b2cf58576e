package chat.parley.model.search;

import java.util.List;

/// What somebody looks for, as they typed it. At least one term or filter.
///
/// A message is meant when it has every term, none of the excluded ones, and is as all filters say.
/// Filters of who and of where are joined by "or", because a message has one author and one room.
///
/// @param terms words and phrases
/// @param filters the rest
public record SearchQuery(List<Term> terms, List<Filter> filters) {

    /// The longest query in code points.
    public static final int MAX_LENGTH = 500;

    /// The most terms and filters of one query.
    public static final int MAX_PARTS = 32;

    public SearchQuery {
        terms = List.copyOf(terms);
        filters = List.copyOf(filters);
    }

    /// Reads what was typed: words, `"phrases"`, the filters `from:` `in:` `has:` `before:`
    /// `after:` `on:` `is:`, each excluded by a `-` in front. A filter's value may be in quotes.
    ///
    /// @param field the name of the field in a refusal
    /// @throws chat.parley.model.Refusal `BAD_FIELD` for what can't be read or is too short to look
    ///   for, `TOO_LONG` over [#MAX_LENGTH] or [#MAX_PARTS]
    public static SearchQuery parse(String field, String typed) {
        return new QueryReader(field, typed).read();
    }

    /// The terms that a message must have.
    public List<String> wanted() {
        return terms.stream().filter(term -> !term.excluded()).map(Term::text).toList();
    }

    /// The filters of one kind.
    public <F extends Filter> List<F> filters(Class<F> kind, boolean excluded) {
        return filters.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(filter -> filter.excluded() == excluded)
                .toList();
    }
}
