namespace SupportBot.Runtime.Content.Reading;

/// <summary>Reads the structure files, which hold no prose.</summary>
internal static class StructureReader
{
    public static Topic ReadTopic(string folder, ContentNode node)
    {
        node.Allow("position", "fixFirst", "resubmit", "manualRoute", "ask", "questions", "remedies", "phrases", "hints", "codes");
        return new()
        {
            Path = folder,
            Position = node.Number("position", 0),
            FixFirst = node.Number("fixFirst", 100),
            Resubmit = node.Flag("resubmit", true),
            ManualRoute = node.Flag("manualRoute", true),
            Ask = node.Texts("ask"),
            Questions = Lists(node.Find("questions")),
            Remedies = Remedies(node),
            Phrases = node.Texts("phrases"),
            Hints = node.Texts("hints"),
            Codes = node.Texts("codes"),
        };
    }

    public static Profile ReadProfile(ContentNode node)
    {
        node.Allow("exchange", "operator", "links", "defaultLocale", "thresholds", "times", "desk");
        var (exchange, owner) = (node.Section("exchange"), node.Section("operator"));
        var (thresholds, times) = (node.Section("thresholds"), node.Section("times"));
        return new()
        {
            ExchangeName = exchange.NeedText("name"),
            ExchangeNames = exchange.Map("names"),
            Site = exchange.NeedText("site"),
            OperatorName = owner.NeedText("name"),
            OperatorNames = owner.Map("names"),
            OperatorIsExchange = owner.Flag("isExchange", false),
            AllowedHosts = node.Section("links").Texts("allowedHosts"),
            DefaultLocale = node.NeedText("defaultLocale"),
            RejectionsInRow = thresholds.Number("rejectionsInRow", 3),
            HoursUnderReview = thresholds.Number("hoursUnderReview", 24),
            Misunderstandings = thresholds.Number("misunderstandings", 2),
            MaximumCharacters = thresholds.Number("maximumCharacters", 8000),
            ReviewMinutes = times.NeedText("reviewMinutes"),
            ManualWorkingDays = times.NeedText("manualWorkingDays"),
            CooldownHours = times.Number("cooldownHours", 24),
            Desk = DeskReader.Read(node.Find("desk")),
        };
    }

    public static IReadOnlyDictionary<string, Fact> ReadFacts(ContentNode node)
    {
        node.Allow("facts");
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var item in node.Need("facts")?.Items ?? [])
        {
            item.Allow("id", "fact", "source");
            var id = item.NeedText("id");
            if (!facts.TryAdd(id, new(id, item.NeedText("fact"), item.NeedText("source"))))
            {
                item.Fault($"The fact '{id}' stands here twice.", "Give it another id or remove it.");
            }
        }

        return facts;
    }

    public static IReadOnlyList<ChecklistItem> ReadChecklist(ContentNode node)
    {
        node.Allow("items");
        return [.. (node.Need("items")?.Items ?? []).Select(item => new ChecklistItem(
            item.NeedText("id"), item.NeedText("leadsTo"), item.Find("detail")?.Text))];
    }

    public static Question ReadQuestion(string name, ContentNode node)
    {
        node.Allow("position", "facts");
        return new(name, node.Number("position", 0), node.Texts("facts"));
    }

    public static Dictionary<string, IReadOnlyList<string>> Lists(ContentNode? node) => (node?.Properties ?? [])
        .Where(property => property.Name != "$schema")
        .ToDictionary(property => property.Name, property => node!.Texts(property.Name), StringComparer.Ordinal);

    private static Remedy[] Remedies(ContentNode node)
    {
        var remedies = (node.Need("remedies")?.Items ?? []).Select(ReadRemedy).ToArray();
        if (remedies.Length == 0 || remedies[^1].When.Count > 0)
        {
            (node.Find("remedies") ?? node).Fault("No remedy holds when nothing is known.", "End the list with a remedy without \"when\".");
        }

        return remedies;
    }

    private static Remedy ReadRemedy(ContentNode node)
    {
        node.Allow("id", "when", "steps", "next");
        var next = node.NeedText("next");
        if (!Remedy.Stations.Contains(next, StringComparer.Ordinal))
        {
            (node.Find("next") ?? node).Fault($"There is no station '{next}'.", $"Use one of: {string.Join(", ", Remedy.Stations)}.");
        }

        return new() { Id = node.NeedText("id"), When = node.Map("when"), Steps = node.Texts("steps"), Next = next };
    }
}
