using System.Diagnostics;
using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Learning;
using SupportBot.Runtime.Recognizers.Phrases;

// scratch: dump lexicon scores and likelihoods; examples from a tsv on top of dialogs
var root = args[0];
var files = Directory.EnumerateFiles(Path.Combine(root, "dialogs"), "*.json", SearchOption.AllDirectories)
    .Select(p => new ContentFile(Path.GetRelativePath(Path.Combine(root, "dialogs"), p).Replace('\\', '/'), File.ReadAllText(p))).ToArray();
var sw = Stopwatch.StartNew();
var (snapshot, faults) = ContentReader.Read(files);
foreach (var f in faults) Console.Error.WriteLine(f);
Console.Error.WriteLine($"content {sw.ElapsedMilliseconds} ms"); sw.Restart();
var matcher = new PhraseMatcher(snapshot!, PhraseSource.All(snapshot!));
Console.Error.WriteLine($"matcher {sw.ElapsedMilliseconds} ms"); sw.Restart();
var scorer = new TopicScorer(snapshot!);
var classifier = new TopicClassifier(snapshot!, matcher);
Console.Error.WriteLine($"classifier {sw.ElapsedMilliseconds} ms"); sw.Restart();
for (var again = 0; again < 3; again++) { sw.Restart(); _ = new PhraseMatcher(snapshot!, PhraseSource.All(snapshot!)); Console.Error.WriteLine($"matcher again {sw.ElapsedMilliseconds} ms"); sw.Restart(); _ = new TopicClassifier(snapshot!, matcher); Console.Error.WriteLine($"classifier again {sw.ElapsedMilliseconds} ms"); }
var reading = matcher.NewReading(); var sentences = new Sentences(); var features = new Features();
var topics = snapshot!.Topics.Keys.ToArray();
Console.WriteLine("#" + string.Join('\t', topics));
var room = new float[classifier.Room];
while (Console.In.ReadLine() is { } line)
{
    matcher.Read(line, reading); sentences.Begin(reading); features.Take(reading);
    var scored = scorer.Score(reading, sentences);
    if (!classifier.Read(features, room)) Array.Clear(room);
    Console.WriteLine(string.Join('\t', topics.Select(t => (scored.FirstOrDefault(s => s.Topic == t)?.Score ?? 0).ToString("0.###", CultureInfo.InvariantCulture)).Concat(room.Take(topics.Length + 1).Select(p => p.ToString("0.####", CultureInfo.InvariantCulture)))));
}
