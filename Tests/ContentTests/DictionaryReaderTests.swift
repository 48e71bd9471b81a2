import Diagnostics
import Tables
import TestSites
import Testing

@testable import Content

@Suite("What a dictionary may say of codes, bounds and keys")
struct DictionaryReaderTests {
  func read(_ yaml: String) -> (Dataset.Dictionary, [String]) {
    let (dictionary, found) = readDictionary(Array(yaml.utf8), file: "d.yml", languages: ["fr", "en"])
    return (dictionary, found.map(\.description))
  }

  @Test("percentages, meanings, bounds and enum")
  func fields() throws {
    let (dictionary, found) = read(
      """
      title: T
      conforms-to: https://schema.example/1.0
      unique-keys: [[commune, jour]]
      foreign-keys: [{fields: [commune], dataset: communes, keys: [code]}]
      fields:
        - {name: taux, type: percentage, constraints: {exclusive-minimum: 0, maximum: 1}}
        - {name: commune, type: string, means: code-commune}
        - {name: jour, type: date, constraints: {minimum: 2020-01-01, exclusive-maximum: 2021-01-01}}
        - {name: heure, type: time, constraints: {maximum: "18:00"}}
        - {name: x, type: string, constraints: {enum: [a, b]}}
      """)
    #expect(found == [])
    let schema = dictionary.schema
    #expect(schema.conformsTo == "https://schema.example/1.0")
    #expect(schema.uniqueKeys == [["commune", "jour"]])
    #expect(schema.foreignKeys == [Schema.ForeignKey(fields: ["commune"], dataset: "communes", keys: ["code"])])
    #expect(schema.fields[0].isPercentage)
    #expect(schema.fields[0].constraints.exclusiveMinimum == 0)
    #expect(schema.fields[0].constraints.maximum == 1)
    #expect(schema.fields[1].meaning == .commune)
    #expect(schema.fields[2].constraints.earliest == "2020-01-01")
    #expect(schema.fields[2].constraints.exclusiveLatest == "2021-01-01")
    #expect(schema.fields[3].constraints.latest == "18:00:00")
    #expect(schema.fields[4].constraints.enumeration == ["a", "b"])
  }

  @Test("what does not fit together is refused, word for word")
  func refusals() {
    #expect(
      read(
        """
        title: T
        unique-keys: [a]
        foreign-keys: [{fields: [insee, z], dataset: communes, keys: [code]}]
        fields:
          - {name: insee, type: integer, means: code-commune}
          - {name: lat, type: string, means: latitude}
          - {name: jour, type: date, constraints: {minimum: 01/02/2020}}
          - {name: n, type: integer, means: code-comune, constraints: {minimum: zéro}}
        """
      ).1.sorted() == [
        "d.yml:2:15: error: ‘unique-keys’ is a list of lists, and the text ‘a’ stands here."
          + " Hint: write ‘unique-keys: [[one, two]]’. [wrong-type]",
        "d.yml:3:16: error: the foreign key has 2 fields and 1 key."
          + " Hint: each of the fields stands for one of the keys. [uneven-key]",
        "d.yml:3:33: error: the dictionary describes no column ‘z’."
          + " Hint: the columns are: insee, lat, jour, n. [unknown-column]",
        "d.yml:5:41: error: a commune code is a text, and ‘insee’ has the type integer."
          + " Hint: write ‘type: string’: a number would lose its zeros, as 01001 read as 1001. [bad-meaning]",
        "d.yml:6:38: error: a latitude is a number, and ‘lat’ has the type string."
          + " Hint: write ‘type: number’. [bad-meaning]",
        "d.yml:7:53: error: ‘minimum’ is a date, and the text ‘01/02/2020’ stands here."
          + " Hint: write it as ‘minimum: 2026-01-31’. [wrong-type]",
        "d.yml:8:37: error: ‘code-comune’ is not a value of ‘means’."
          + " Hint: did you mean ‘code-commune’? [unknown-value]",
        "d.yml:8:73: error: ‘minimum’ is a number, and the text ‘zéro’ stands here."
          + " Hint: write it with a point and no unit, for instance ‘minimum: 12.5’. [wrong-type]",
      ])
  }

  /// Two datasets: each plot names its school.
  private var schools: TestSite {
    TestSite.small.writing("id,lieu\na,Nord\nb,Sud\nc,Est\nd,Ouest\ne,Centre\n", to: "studies/jardin/data/ecoles.csv")
      .writing(
        "title: Écoles\nprimary-key: [id]\nfields: [{name: id, type: string}, {name: lieu, type: string}]\n",
        to: "studies/jardin/data/ecoles.yml")
  }

  @Test("a foreign key finds the rows without a parent, and the nearest one")
  func foreignKeys() throws {
    let site = schools.replacing(
      "primary-key: [id]\n",
      by: "primary-key: [id]\nforeign-keys: [{fields: [ecole], dataset: ecoles, keys: [id]}]\n", in: TestSite.dictionary
    )
    #expect(
      try site.findings() == [
        "studies/jardin/data/parcelles.csv:12:1: error: ‘f’ (ecole) is no id of dataset ‘ecoles’."
          + " Hint: correct the value, or add its row to dataset ‘ecoles’. [missing-parent]",
        "studies/jardin/data/parcelles.csv:13:1: error: ‘f’ (ecole) is no id of dataset ‘ecoles’."
          + " Hint: correct the value, or add its row to dataset ‘ecoles’. [missing-parent]",
      ])
    let misspelled = schools.replacing(
      "primary-key: [id]\n", by: "primary-key: [id]\nforeign-keys: [{fields: [ecole], dataset: ecole, keys: [id]}]\n",
      in: TestSite.dictionary)
    #expect(
      try misspelled.findings() == [
        "studies/jardin/data/parcelles.yml:3:16: error: the study has no dataset ‘ecole’."
          + " Hint: did you mean ‘ecoles’? The datasets are: ecoles, parcelles. [unknown-dataset]"
      ])
  }

  @Test("a foreign key that leads to several rows is refused")
  func repeatedParent() throws {
    let site = schools.writing("id,ville\na,x\na,y\nb,z\nc,z\nd,z\ne,z\nf,z\n", to: "studies/jardin/data/ecoles.csv")
      .writing(
        "title: Écoles\nfields: [{name: id, type: string}, {name: ville, type: string}]\n",
        to: "studies/jardin/data/ecoles.yml"
      ).replacing(
        "primary-key: [id]\n",
        by: "primary-key: [id]\nforeign-keys: [{fields: [ecole], dataset: ecoles, keys: [id]}]\n",
        in: TestSite.dictionary)
    #expect(
      try site.findings() == [
        "studies/jardin/data/parcelles.yml:3:16: error: ‘a’ (id) stands in several rows of dataset ‘ecoles’, the second on"
          + " line 3, and the foreign key does not tell which is meant."
          + " Hint: name columns of ‘ecoles’ whose values together stand once. [repeated-parent]"
      ])
  }
}
