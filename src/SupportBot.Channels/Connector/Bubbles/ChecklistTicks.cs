namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>How the points of a checklist stand, one letter a point. The card carries it, so that a tick costs no turn and nothing is kept elsewhere.</summary>
/// <param name="Letters"><see cref="Yes"/>, <see cref="NotSure"/> or <see cref="Open"/> for each point.</param>
internal sealed record ChecklistTicks(string Letters)
{
    public const char Yes = 'y';

    public const char NotSure = 'n';

    public const char Open = '-';

    private const string Known = "yn-";

    public int Ready => Letters.Count(letter => letter == Yes);

    /// <summary>Nothing is ticked.</summary>
    /// <param name="points">How many points there are.</param>
    public static ChecklistTicks None(int points) => new(new string(Open, points));

    /// <summary>What a card brought back; <see langword="null"/> when no card of so many points can have said it.</summary>
    public static ChecklistTicks? Read(string? letters, int points) => letters?.Length == points && letters.All(letter => Known.Contains(letter, StringComparison.Ordinal)) ? new(letters) : null;

    /// <summary>With one point changed. Pressing again what stands there takes it back.</summary>
    public ChecklistTicks With(int point, char mark)
    {
        var letters = Letters.ToCharArray();
        letters[point] = letters[point] == mark ? Open : mark;
        return new(new string(letters));
    }
}
