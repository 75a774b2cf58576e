package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.ReportAction;
import chat.parley.model.ReportId;

/// Answers a report, with an act that the person may do in that room, or with none.
public record ResolveReport(long i, OperationId op, ReportId report, ReportAction action)
        implements Operation {}
