using System.Globalization;

namespace SupportBot.Benchmarks.Scoring;

/// <summary>Prints how right each method is, and where the product errs.</summary>
internal static class ScoreCommand
{
    private const string All = "all";

    /// <param name="tables">The tables to score; our own test set when there are none.</param>
    public static int Run(string[] tables)
    {
        var messages = (tables.Length > 0 ? tables : LabelledMessage.OwnTables).SelectMany(LabelledMessage.Read).ToArray();
        Console.WriteLine($"{messages.Length} messages\n");
        Console.WriteLine($"{"method",-24}{"language",-10}{"n",5}{"strict",9}{"lenient",9}{"top2",9}{"asked",9}{"unsafe",9}{"none*",9}");
        foreach (var method in Methods.All())
        {
            PrintMethod(method, messages);
        }

        Console.WriteLine("none*: lenient where the label is none, which wrong-details and everything outside the reasons count as\n");
        var product = Methods.Product(Dialogs.ReadFiles());
        PrintConfusion(product, messages);
        PrintReasons(product, messages);
        return 0;
    }

    private static void PrintMethod(Method method, LabelledMessage[] messages)
    {
        var (tallies, none) = (Tallies(messages), Tallies(messages));
        foreach (var message in messages)
        {
            var answer = method.Answer(message.Text);
            foreach (var key in (string[])[All, message.Language])
            {
                tallies[key].Add(message, answer);
                if (Reasons.Counted(message.Reason) == Reasons.None)
                {
                    none[key].Add(message, answer);
                }
            }
        }

        foreach (var (key, tally) in tallies)
        {
            var figures = string.Concat(new[] { tally.Strict, tally.Lenient, tally.Top2, tally.Asked, tally.Unsafe, none[key].Lenient }.Select(Figure));
            Console.WriteLine($"{method.Name,-24}{key,-10}{tally.Count,5}{figures}");
        }

        Console.WriteLine();
    }

    private static OrderedDictionary<string, Tally> Tallies(LabelledMessage[] messages) =>
        new(Languages(messages).Append(All).Select(key => KeyValuePair.Create(key, new Tally())), StringComparer.Ordinal);

    private static IEnumerable<string> Languages(LabelledMessage[] messages) => messages.Select(message => message.Language).Distinct();

    private static void PrintConfusion(Method method, LabelledMessage[] messages)
    {
        var counts = messages.CountBy(message => (message.Reason, method.Answer(message.Text).First)).ToDictionary();
        Console.WriteLine($"{method.Name}: rows are labels, columns the first reason, in the same order");
        foreach (var label in Reasons.All)
        {
            Console.WriteLine($"{label,-24}{string.Concat(Reasons.All.Select(first => $"{counts.GetValueOrDefault((label, first)),5}"))}");
        }

        Console.WriteLine();
    }

    private static void PrintReasons(Method method, LabelledMessage[] messages)
    {
        Console.WriteLine($"{"lenient, " + method.Name,-34}{string.Concat(Languages(messages).Select(language => $"{language,9}"))}");
        foreach (var reason in Reasons.All)
        {
            var byLanguage = Tallies(messages);
            foreach (var message in messages.Where(message => message.Reason == reason))
            {
                byLanguage[message.Language].Add(message, method.Answer(message.Text));
            }

            Console.WriteLine($"{reason,-34}{string.Concat(Languages(messages).Select(language => Figure(byLanguage[language].Lenient)))}");
        }
    }

    private static string Figure(double percent) => double.IsNaN(percent) ? $"{"-",9}" : percent.ToString("F1", CultureInfo.InvariantCulture).PadLeft(9);
}
